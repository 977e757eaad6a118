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
    /** What the encoders end with that go through the kernel's video files. */
    private static final String VIDEO_FILES = "_v4l2m2m";

    /** Where a limit counts all that the server's user runs, the server's own threads among them. */
    private static final int PROCESSES_OF_THE_USER = 4096;
    /** Enough for a shell in a jail, too few for whatever else its user runs. */
    private static final String FEW = "8";

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
    private final boolean countsApart;

    private Sandbox(SandboxReport report, List<String> networkOff, boolean countsApart) {
        this.report = report;
        this.networkOff = networkOff;
        this.countsApart = countsApart;
    }

    /**
     * Tries out what this machine allows.
     *
     * @param bubblewrap false to do without it, as where the container around the server is the wall
     */
    public static Sandbox detect(boolean bubblewrap) throws InterruptedException {
        List<String> jail = jail(null, null, List.of(), null);
        String reason = bubblewrap ? tryOut(jail) : "Switched off by configuration.";
        if (reason == null) {
            return new Sandbox(new SandboxReport(SandboxReport.Kind.BUBBLEWRAP, null), List.of(), countsApart(jail));
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
        return new Sandbox(report, networkless ? unshare : List.of(), false);
    }

    /** Linux counts the processes of a user namespace apart since 5.14; before, those of the user everywhere. */
    private static boolean countsApart(List<String> jail) throws InterruptedException {
        List<String> bounded = new ArrayList<>(jail);
        bounded.addAll(List.of("prlimit", "--nproc=" + FEW, "sh", "-c", "\"$@\"; exit $?", "sh"));
        return tryOut(bounded) == null;
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
            command.addAll(jail(call.input(), call.output(), readable, call.devices() ? devices(DEVICES, call) : null));
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

    private List<String> limits(ToolCall call) {
        Limits limits = call.limits();
        List<String> command = new ArrayList<>(List.of("prlimit", "--core=0"));
        command.add("--cpu=" + Math.max(1, limits.cpu().toSeconds()));
        command.add("--fsize=" + limits.fileBytes());
        command.add("--nproc=" + (countsApart ? limits.processes() : PROCESSES_OF_THE_USER));
        command.add("--nofile=" + limits.openFiles());
        if (!call.devices()) {
            // Graphics drivers reserve address space far beyond what they use.
            command.add("--as=" + limits.memoryBytes());
        }
        return command;
    }

    /** @param devices null where no drivers are needed */
    private static List<String> jail(
            @Nullable Path input, @Nullable Path output, List<Path> readable, @Nullable List<String> devices) {
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
        if (devices != null) {
            devices.forEach(device -> jail.addAll(List.of("--dev-bind", device, device)));
            // Drivers find their devices there.
            jail.addAll(List.of("--ro-bind-try", "/sys", "/sys", "--proc", "/proc"));
            jail.addAll(List.of("--ro-bind-try", "/etc/vulkan", "/etc/vulkan"));
        }
        jail.add("--");
        return jail;
    }

    /** The files of devices that a call uses: the kernel's video files, among which cameras may be, or graphics. */
    static List<String> devices(Path folder, ToolCall call) {
        boolean video = call.arguments().stream().anyMatch(argument -> argument.endsWith(VIDEO_FILES));
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(device -> {
                        String name = device.getFileName().toString();
                        return video ? name.startsWith("video") : name.startsWith("nvidia") || name.equals("dri");
                    })
                    .map(Path::toString)
                    .sorted()
                    .toList();
        } catch (java.io.IOException e) {
            LOGGER.log(Level.DEBUG, "No devices can be listed", e);
            return List.of();
        }
    }
}
