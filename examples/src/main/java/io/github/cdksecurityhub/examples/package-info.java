/** Small stacks to copy from; {@link io.github.cdksecurityhub.examples.Examples} picks one. */
package io.github.cdksecurityhub.examples;
