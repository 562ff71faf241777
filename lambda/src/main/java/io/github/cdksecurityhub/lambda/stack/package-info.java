/** The stack that a function belongs to, as CloudFormation's DescribeStacks returns it. */
package io.github.cdksecurityhub.lambda.stack;
