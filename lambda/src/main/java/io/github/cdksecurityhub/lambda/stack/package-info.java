/** The stack that a function belongs to, and its resources, as CloudFormation describes them. */
package io.github.cdksecurityhub.lambda.stack;
