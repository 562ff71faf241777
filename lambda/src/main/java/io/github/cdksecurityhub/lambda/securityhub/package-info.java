/** Security Hub through the AWS SDK: the only package that imports it. */
package io.github.cdksecurityhub.lambda.securityhub;
