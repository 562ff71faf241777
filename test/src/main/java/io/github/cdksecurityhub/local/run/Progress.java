package io.github.cdksecurityhub.local.run;

import io.github.cdksecurityhub.local.cloudformation.StackEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Shows what a stack operation is at: one line per Region, and one for all else. */
final class Progress implements Consumer<StackEvent> {

  private static final String SPINNER = "|/-\\";
  private static final long FRAME_MILLISECONDS = 120;
  private static final String STACK = "stack";

  private final Screen screen;
  private final Map<String, State> states = new HashMap<>();
  private ScheduledExecutorService clock;
  private Map<String, String> regions = Map.of();
  private int frame;

  private record State(String status, Instant since, String took) {
    boolean busy() {
      return status.endsWith("IN_PROGRESS");
    }
  }

  Progress(Screen screen) {
    this.screen = screen;
  }

  /** Begins to show an operation on resources whose Regions are given by logical id. */
  synchronized void begin(Map<String, String> regionsByLogicalId) {
    regions = regionsByLogicalId;
    states.clear();
    if (screen.redraws()) {
      clock = Executors.newSingleThreadScheduledExecutor(Progress::daemon);
      clock.scheduleAtFixedRate(this::draw, 0, FRAME_MILLISECONDS, TimeUnit.MILLISECONDS);
    }
  }

  @Override
  public synchronized void accept(StackEvent event) {
    String subject = event.ofStack() ? STACK : regions.get(event.logicalId());
    if (subject == null) {
      return;
    }
    State before = states.get(subject);
    State now = new State(event.status(), event.time(), "");
    if (before != null && !now.busy()) {
      now = new State(event.status(), event.time(), seconds(before.since(), event.time()));
    }
    states.put(subject, now);
    if (!screen.redraws()) {
      screen.line(line(subject, now));
    }
  }

  private synchronized void draw() {
    frame++;
    List<String> lines = new ArrayList<>();
    subjects()
        .filter(states::containsKey)
        .forEach(subject -> lines.add(line(subject, states.get(subject))));
    if (!lines.isEmpty()) {
      screen.redraw(lines);
    }
  }

  /** The stack, and the Regions in the template's order. */
  private Stream<String> subjects() {
    return Stream.concat(Stream.of(STACK), regions.values().stream());
  }

  private String line(String subject, State state) {
    String mark = state.busy() ? String.valueOf(SPINNER.charAt(frame % SPINNER.length())) : " ";
    boolean spins = screen.redraws() && state.busy();
    String time = spins ? seconds(state.since(), Instant.now()) : state.took();
    String text =
        String.format("  %s %-14s %-44s %8s", spins ? mark : " ", subject, state.status(), time);
    return screen.styled(style(state), text.stripTrailing());
  }

  private static Screen.Style style(State state) {
    if (state.busy()) {
      return Screen.Style.CYAN;
    }
    return state.status().endsWith("FAILED") ? Screen.Style.RED : Screen.Style.GREEN;
  }

  private static String seconds(Instant from, Instant to) {
    return String.format("%.1f s", Duration.between(from, to).toMillis() / 1000.0);
  }

  /** Shows the last state and stops. */
  void end() {
    if (clock != null) {
      clock.shutdownNow();
      draw();
      clock = null;
    }
    screen.settle();
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "progress");
    thread.setDaemon(true);
    return thread;
  }
}
