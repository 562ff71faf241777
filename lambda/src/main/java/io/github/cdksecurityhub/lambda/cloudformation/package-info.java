/**
 * CloudFormation's custom-resource protocol: events in, exactly one response out (R33 to R37). The
 * only package that knows it.
 */
package io.github.cdksecurityhub.lambda.cloudformation;
