package io.github.cdksecurityhub.local.lambda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The instances of all functions: idle ones are used again, busy ones are never shared. */
final class InstancePool implements AutoCloseable {

  private final LambdaOptions options;
  private final Path scratch;
  private final FunctionRuntime runtime;
  private final Map<FunctionDefinition, Deque<Instance>> idle = new HashMap<>();
  private final Map<Path, Path> taskRoots = new HashMap<>();
  private final Set<Instance> all = new HashSet<>();
  private int started;
  private boolean closed;

  InstancePool(LambdaOptions options) {
    this.options = options;
    try {
      scratch = Files.createTempDirectory("local-lambda");
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot make a scratch folder", e);
    }
    runtime = FunctionRuntime.unpack(options.runtime(), scratch);
  }

  /** A warm instance of exactly this version of the function, if one is idle. */
  synchronized Optional<Instance> warm(FunctionDefinition function) {
    Deque<Instance> waiting = idle.getOrDefault(function, new ArrayDeque<>());
    while (!waiting.isEmpty()) {
      Instance instance = waiting.pop();
      if (instance.alive()) {
        return Optional.of(instance);
      }
      discard(instance);
    }
    return Optional.empty();
  }

  synchronized Instance start(FunctionDefinition function) {
    if (closed) {
      throw new IllegalStateException("The local Lambda is closed");
    }
    Path log = scratch.resolve("instance-" + ++started + ".log");
    Instance instance = new Instance(function, options, runtime, taskRoot(function.code()), log);
    all.add(instance);
    return instance;
  }

  private Path taskRoot(Path code) {
    return taskRoots.computeIfAbsent(
        code, c -> TaskFolder.of(c, scratch.resolve("task-" + taskRoots.size())));
  }

  synchronized void release(FunctionDefinition function, Instance instance) {
    if (instance.alive() && !closed) {
      idle.computeIfAbsent(function, f -> new ArrayDeque<>()).push(instance);
    } else {
      discard(instance);
    }
  }

  synchronized void discard(Instance instance) {
    if (all.remove(instance)) {
      instance.close();
    }
  }

  /** Ends every idle instance: the next event starts cold. */
  synchronized void coolDown() {
    List<Instance> instances = new ArrayList<>();
    idle.values().forEach(instances::addAll);
    idle.clear();
    instances.forEach(this::discard);
  }

  synchronized int started() {
    return started;
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    List.copyOf(all).forEach(Instance::kill);
    List.copyOf(all).forEach(this::discard);
    try (Stream<Path> files = Files.walk(scratch)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot delete " + scratch, e);
    }
  }
}
