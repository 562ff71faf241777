/** What the function is measured against, each run as its users run it. */
package io.github.cdksecurityhub.bench.peers;
