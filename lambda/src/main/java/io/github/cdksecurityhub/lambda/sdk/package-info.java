/** What every client of the AWS SDK has in common, whichever service it calls. */
package io.github.cdksecurityhub.lambda.sdk;
