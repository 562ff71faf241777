/** What a CloudFormation template says, as far as it can be resolved without CloudFormation. */
package io.github.cdksecurityhub.lambda.template;
