/** The local AWS as a program: {@code java -jar securityhub-local.jar}. */
package io.github.cdksecurityhub.local.program;
