package io.github.cdksecurityhub.lambda.stack;

/** Reads the status of a stack, and of a resource in it. */
public interface ResourceStatusSource extends StackStatusSource {

  /** Returns the resource's status now; never fails, see {@link ResourceStatus#unknown}. */
  ResourceStatus resourceStatus(String stackId, String logicalResourceId);

  /** Returns a source where every stack has {@code status}, and of resources nothing is known. */
  static ResourceStatusSource always(StackStatus status) {
    return new ResourceStatusSource() {
      @Override
      public StackStatus stackStatus(String stackId) {
        return status;
      }

      @Override
      public ResourceStatus resourceStatus(String stackId, String logicalResourceId) {
        return ResourceStatus.unknown("CloudFormation is not asked.");
      }
    };
  }
}
