/** The local run: deploys an example on a local AWS, step by step, and checks what happens. */
package io.github.cdksecurityhub.local.run;
