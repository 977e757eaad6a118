package io.loggia.media.run;

import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts a command behind walls: bubblewrap where the machine allows it, resource limits everywhere. */
public final class Sandbox {

    private static final System.Logger LOGGER = System.getLogger(Sandbox.class.getName());
    private static final String HOSTNAME = "--hostname";
    private static final Duration TRIAL = Duration.ofSeconds(10);
    private static final Path DEVICES = Path.of("/dev");

    /**
     * Runs what follows as a session of its own that yields by as much as its first argument says. Where Linux gives
     * each session its share of the processors (sched(7), "The autogroup feature"), {@code nice} counts within a session
     * only. The kernel takes one such wish in a tenth of a second.
     */
    private static final String YIELDING = """
            own=/proc/self/autogroup
            for try in 1 2 3 4 5; do
              [ -w "$own" ] || break
              { echo "$0" >"$own"; } 2>/dev/null && break
              sleep 0.1
            done
            exec nice -n "$0" "$@"
            """;

    private final SandboxReport report;
    private final List<String> networkOff;

    private Sandbox(SandboxReport report, List<String> networkOff) {
        this.report = report;
        this.networkOff = networkOff;
    }

    /**
     * Tries out what this machine allows.
     *
     * @param bubblewrap false to do without it, as where the container around the server is the wall
     */
    public static Sandbox detect(boolean bubblewrap) throws InterruptedException {
        String reason = bubblewrap ? tryOut(jail(null, null, List.of(), false)) : "Switched off by configuration.";
        if (reason == null) {
            return new Sandbox(new SandboxReport(SandboxReport.Kind.BUBBLEWRAP, null), List.of());
        }
        List<String> unshare = List.of("unshare", "--user", "--net", "--map-current-user", "--");
        boolean networkless = tryOut(unshare) == null;
        SandboxReport report = new SandboxReport(
                SandboxReport.Kind.LIMITS_ONLY,
                reason
                        + (networkless
                                ? " Limits hold and the network is off."
                                : " Limits hold; the network is not off."));
        LOGGER.log(Level.WARNING, "Media processes run without bubblewrap: {0}", report.reason());
        return new Sandbox(report, networkless ? unshare : List.of());
    }

    public SandboxReport report() {
        return report;
    }

    private static @Nullable String tryOut(List<String> prefix) throws InterruptedException {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of("setpriv", "--version"));
        try {
            ToolResult result = ProcessRunner.run(
                    new ProcessRunner.Start(command, Path.of("/"), Map.of("PATH", path()), TRIAL, TRIAL, null));
            return result.succeeded()
                    ? null
                    : "bubblewrap cannot make its namespaces here: "
                            + result.errors().strip() + ".";
        } catch (UncheckedIOException e) {
            return "bubblewrap (bwrap) is not installed.";
        } catch (ToolException e) {
            return "bubblewrap does not answer.";
        }
    }

    /** A word that stands in the command line of this jail's processes alone, and of them until each runs its program. */
    static Optional<String> nameOf(List<String> command) {
        int option = command.indexOf(HOSTNAME);
        return option < 0 ? Optional.empty() : Optional.of(command.get(option + 1));
    }

    static String path() {
        return "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin";
    }

    /** @param readable folders that the program itself needs */
    List<String> wrap(ToolCall call, List<Path> readable, List<String> program) {
        List<String> command = new ArrayList<>();
        if (report.kind() == SandboxReport.Kind.BUBBLEWRAP) {
            command.addAll(session(call.limits().niceness()));
            command.addAll(jail(call.input(), call.output(), readable, call.devices()));
        } else {
            command.addAll(List.of("nice", "-n", Integer.toString(call.limits().niceness())));
            command.addAll(networkOff);
        }
        // A new user namespace clears the parent-death signal, so it is set behind it.
        command.addAll(List.of("setpriv", "--pdeathsig", "KILL", "--no-new-privs"));
        command.addAll(limits(call));
        command.addAll(program);
        return command;
    }

    /** Without the server's terminal, into which it could type. */
    private static List<String> session(int niceness) {
        return niceness == 0 ? List.of("setsid") : List.of("setsid", "sh", "-c", YIELDING, Integer.toString(niceness));
    }

    private static List<String> limits(ToolCall call) {
        Limits limits = call.limits();
        List<String> command = new ArrayList<>(List.of("prlimit", "--core=0"));
        command.add("--cpu=" + Math.max(1, limits.cpu().toSeconds()));
        command.add("--fsize=" + limits.fileBytes());
        command.add("--nproc=" + limits.processes());
        command.add("--nofile=" + limits.openFiles());
        if (!call.devices()) {
            // Graphics drivers reserve address space far beyond what they use.
            command.add("--as=" + limits.memoryBytes());
        }
        return command;
    }

    private static List<String> jail(
            @Nullable Path input, @Nullable Path output, List<Path> readable, boolean devices) {
        List<String> jail = new ArrayList<>(List.of("bwrap", "--unshare-all", "--die-with-parent"));
        jail.addAll(List.of("--cap-drop", "ALL", HOSTNAME, "media-" + UUID.randomUUID()));
        jail.addAll(List.of("--tmpfs", "/tmp", "--dev", "/dev"));
        for (String system : List.of("/usr", "/lib", "/lib64", "/bin", "/etc/ld.so.cache", "/etc/alternatives")) {
            jail.addAll(List.of("--ro-bind-try", system, system));
        }
        for (Path folder : readable) {
            jail.addAll(List.of("--ro-bind", folder.toString(), folder.toString()));
        }
        if (output != null) {
            jail.addAll(List.of("--bind", output.toString(), output.toString(), "--chdir", output.toString()));
        }
        if (input != null) {
            jail.addAll(List.of("--ro-bind", input.toString(), input.toString()));
        }
        if (devices) {
            graphics().forEach(device -> jail.addAll(List.of("--dev-bind", device, device)));
            // Drivers find their devices there.
            jail.addAll(List.of("--ro-bind-try", "/sys", "/sys", "--proc", "/proc"));
            jail.addAll(List.of("--ro-bind-try", "/etc/vulkan", "/etc/vulkan"));
        }
        jail.add("--");
        return jail;
    }

    private static List<String> graphics() {
        try (Stream<Path> all = Files.list(DEVICES)) {
            return all.filter(device -> device.getFileName().toString().startsWith("nvidia")
                            || device.getFileName().toString().equals("dri"))
                    .map(Path::toString)
                    .sorted()
                    .toList();
        } catch (java.io.IOException e) {
            LOGGER.log(Level.DEBUG, "No devices can be listed", e);
            return List.of();
        }
    }
}
