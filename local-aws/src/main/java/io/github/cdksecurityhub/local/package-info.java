/** A local AWS to try and to test against: Security Hub, CloudFormation, Lambda, EventBridge. */
package io.github.cdksecurityhub.local;
