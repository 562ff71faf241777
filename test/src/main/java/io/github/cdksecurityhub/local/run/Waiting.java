package io.github.cdksecurityhub.local.run;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A line that shows that something is under way, until it ends. */
final class Waiting {

  private static final String SPINNER = "|/-\\";
  private static final long FRAME_MILLISECONDS = 120;

  private final Screen screen;
  private final String what;
  private final long startedNanos = System.nanoTime();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(Waiting::daemon);
  private int frame;

  Waiting(Screen screen, String what) {
    this.screen = screen;
    this.what = what;
    if (screen.redraws()) {
      clock.scheduleAtFixedRate(this::draw, 0, FRAME_MILLISECONDS, TimeUnit.MILLISECONDS);
    } else {
      screen.line(what + " ...");
    }
  }

  private synchronized void draw() {
    char mark = SPINNER.charAt(frame++ % SPINNER.length());
    screen.redraw(List.of(what + " " + mark));
  }

  synchronized void end() {
    clock.shutdownNow();
    if (screen.redraws()) {
      double seconds = (System.nanoTime() - startedNanos) / 1e9;
      screen.redraw(List.of(what + String.format(", %.1f s", seconds)));
    }
    screen.settle();
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "waiting");
    thread.setDaemon(true);
    return thread;
  }
}
