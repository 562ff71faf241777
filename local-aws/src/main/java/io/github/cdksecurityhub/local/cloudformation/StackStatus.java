package io.github.cdksecurityhub.local.cloudformation;

/** The states of a stack, by CloudFormation's own names. */
public enum StackStatus {
  /** Resources are being created. */
  CREATE_IN_PROGRESS,
  /** All resources were created. */
  CREATE_COMPLETE,
  /** A creation failed; what was created is being deleted. */
  ROLLBACK_IN_PROGRESS,
  /** A creation failed and is undone; the stack can only be deleted. */
  ROLLBACK_COMPLETE,
  /** A creation failed and could not be undone. */
  ROLLBACK_FAILED,
  /** Resources are being updated. */
  UPDATE_IN_PROGRESS,
  /** The update succeeded; what it replaced or removed is being deleted. */
  UPDATE_COMPLETE_CLEANUP_IN_PROGRESS,
  /** The update succeeded. */
  UPDATE_COMPLETE,
  /** The update failed; resources are being put back. */
  UPDATE_ROLLBACK_IN_PROGRESS,
  /** Resources are put back; what the update had made is being deleted. */
  UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS,
  /** The update failed and is undone. */
  UPDATE_ROLLBACK_COMPLETE,
  /** The update failed and could not be undone; {@code continueUpdateRollback} tries again. */
  UPDATE_ROLLBACK_FAILED,
  /** Resources are being deleted. */
  DELETE_IN_PROGRESS,
  /** The stack is gone. */
  DELETE_COMPLETE,
  /** A resource could not be deleted. */
  DELETE_FAILED
}
