package io.github.cdksecurityhub.local.faultmatrix;

final class Words {
  static final String HEAD = "# Fault matrix\n";

  private Words() {}
}
