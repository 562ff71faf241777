/** Where Lambda comes in: puts the parts together, keeps the time, writes the log. */
package io.github.cdksecurityhub.lambda.handler;
