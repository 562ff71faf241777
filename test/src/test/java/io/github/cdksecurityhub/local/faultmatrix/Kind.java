package io.github.cdksecurityhub.local.faultmatrix;

import io.github.cdksecurityhub.local.cloudformation.StackOutcome;

/** The events of a resource's life, each with the stack operations that lead to it. */
enum Kind {
  CREATE(
      "Create", "The stack is created; where that fails, CloudFormation deletes what it made.", 0) {
    @Override
    Configuration prior(Shift shift) {
      return shift.before();
    }

    @Override
    StackOutcome run(FaultCase faultCase) throws InterruptedException {
      faultCase.arm();
      return faultCase.deploy(faultCase.row().shift().wanted());
    }
  },

  UPDATE("Update", "The declaration changes; where that fails, CloudFormation updates back.", 0) {
    @Override
    Configuration prior(Shift shift) {
      return shift.earlierThan(shift.before());
    }

    @Override
    StackOutcome run(FaultCase faultCase) throws InterruptedException {
      faultCase.succeed(faultCase.deploy(faultCase.row().shift().before()));
      faultCase.arm();
      return faultCase.deploy(faultCase.row().shift().wanted());
    }
  },

  ROLLBACK(
      "Rollback Update",
      "An Update wrote and failed then; the fault meets the Update that takes it back.",
      1) {
    @Override
    Configuration prior(Shift shift) {
      return shift.earlierThan(shift.wanted());
    }

    @Override
    StackOutcome run(FaultCase faultCase) throws InterruptedException {
      faultCase.succeed(faultCase.deploy(faultCase.row().shift().wanted()));
      faultCase.failAfterTheWriteThenArm();
      return faultCase.deploy(faultCase.row().shift().before());
    }
  },

  DELETE("Delete", "The stack is deleted.", 0) {
    @Override
    Configuration prior(Shift shift) {
      return shift.wanted();
    }

    @Override
    StackOutcome run(FaultCase faultCase) throws InterruptedException {
      faultCase.succeed(faultCase.deploy(faultCase.row().shift().before()));
      faultCase.arm();
      return faultCase.delete();
    }
  },

  DELETE_AFTER_FAILED_CREATE(
      "Delete after failed Create",
      "A Create wrote and failed then; the fault meets the Delete that takes it back.",
      1) {
    @Override
    Configuration prior(Shift shift) {
      return shift.wanted();
    }

    @Override
    StackOutcome run(FaultCase faultCase) throws InterruptedException {
      faultCase.failAfterTheWriteThenArm();
      return faultCase.deploy(faultCase.row().shift().before());
    }
  };

  private final String title;
  private final String description;
  private final int position;

  Kind(String title, String description, int position) {
    this.title = title;
    this.description = description;
    this.position = position;
  }

  String title() {
    return title;
  }

  /** What leads to the event and what follows it, for the page. */
  String description() {
    return description;
  }

  /** Which event of the last operation is under test. */
  int position() {
    return position;
  }

  /** What is live before the stack exists. */
  abstract Configuration prior(Shift shift);

  /** Runs up to the end of the operation that the fault meets. */
  abstract StackOutcome run(FaultCase faultCase) throws InterruptedException;
}
