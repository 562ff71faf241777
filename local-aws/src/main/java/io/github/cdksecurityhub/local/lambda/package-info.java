/**
 * A local AWS Lambda: runs packaged Java functions under AWS's own runtime interface client, each
 * instance a JVM of its own, behind an asynchronous queue with quota and retries.
 */
package io.github.cdksecurityhub.local.lambda;
