/**
 * What runs a function where AWS's runtime interface client does not: on any machine.
 *
 * <p>It is unpacked and started in a JVM of its own, where nothing else of the local AWS is.
 */
package io.github.cdksecurityhub.local.lambda.runtime;
