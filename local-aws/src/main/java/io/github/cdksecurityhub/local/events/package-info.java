/** Amazon EventBridge on this machine, with the topics that its rules reach. */
package io.github.cdksecurityhub.local.events;
