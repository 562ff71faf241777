package io.github.cdksecurityhub.local.faultmatrix;

import io.github.cdksecurityhub.local.cloudformation.StackOutcome;

/** The events of a resource's life, each with the stack operations that lead to it. */
enum Kind {
  /** The stack is created; where that fails, CloudFormation deletes what it made. */
  CREATE("Create", 0) {
    @Override
    Configuration prior(Shift shift) {
      return shift.before();
    }

    @Override
    StackOutcome play(Cell cell) throws InterruptedException {
      cell.arm();
      return cell.deploy(cell.row().shift().wanted());
    }
  },

  /** The declaration changes; where that fails, CloudFormation updates back. */
  UPDATE("Update", 0) {
    @Override
    Configuration prior(Shift shift) {
      return shift.earlierThan(shift.before());
    }

    @Override
    StackOutcome play(Cell cell) throws InterruptedException {
      cell.succeed(cell.deploy(cell.row().shift().before()));
      cell.arm();
      return cell.deploy(cell.row().shift().wanted());
    }
  },

  /** An Update wrote and failed then; the fault meets the Update that takes it back. */
  ROLLBACK("Rollback Update", 1) {
    @Override
    Configuration prior(Shift shift) {
      return shift.earlierThan(shift.wanted());
    }

    @Override
    StackOutcome play(Cell cell) throws InterruptedException {
      cell.succeed(cell.deploy(cell.row().shift().wanted()));
      cell.failAfterTheWriteThenArm();
      return cell.deploy(cell.row().shift().before());
    }
  },

  /** The stack is deleted. */
  DELETE("Delete", 0) {
    @Override
    Configuration prior(Shift shift) {
      return shift.wanted();
    }

    @Override
    StackOutcome play(Cell cell) throws InterruptedException {
      cell.succeed(cell.deploy(cell.row().shift().before()));
      cell.arm();
      return cell.delete();
    }
  },

  /** A Create wrote and failed then; the fault meets the Delete that takes it back. */
  DELETE_AFTER_FAILED_CREATE("Delete after failed Create", 1) {
    @Override
    Configuration prior(Shift shift) {
      return shift.wanted();
    }

    @Override
    StackOutcome play(Cell cell) throws InterruptedException {
      cell.failAfterTheWriteThenArm();
      return cell.deploy(cell.row().shift().before());
    }
  };

  private final String title;
  private final int position;

  Kind(String title, int position) {
    this.title = title;
    this.position = position;
  }

  String title() {
    return title;
  }

  /** Which event of the last operation is under test. */
  int position() {
    return position;
  }

  /** What is live before the stack exists. */
  abstract Configuration prior(Shift shift);

  /** Plays up to the end of the operation that the fault meets. */
  abstract StackOutcome play(Cell cell) throws InterruptedException;
}
