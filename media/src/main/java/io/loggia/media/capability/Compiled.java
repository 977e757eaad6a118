package io.loggia.media.capability;

import io.loggia.media.run.Limits;
import io.loggia.media.run.MediaTools;
import io.loggia.media.run.ToolCall;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What this build of FFmpeg lists. It says what was compiled in, not what works. */
public record Compiled(Set<String> encoders, Set<String> decoders, Set<String> hwaccels) {

    /** Six letters, of which the first says what kind of stream, then the name. */
    private static final Pattern CODER = Pattern.compile("(?m)^ [VASD][A-Z.]{5} ([a-z0-9_-]+) ");

    private static final String HEADING = "Hardware acceleration methods:";

    public Compiled {
        encoders = Set.copyOf(encoders);
        decoders = Set.copyOf(decoders);
        hwaccels = Set.copyOf(hwaccels);
    }

    static Compiled read(MediaTools tools, Limits limits) throws InterruptedException {
        return parse(
                list(tools, "-encoders", limits), list(tools, "-decoders", limits), list(tools, "-hwaccels", limits));
    }

    private static String list(MediaTools tools, String what, Limits limits) throws InterruptedException {
        return tools.run(ToolCall.ffmpeg(List.of("-v", "error", what), null, null, limits));
    }

    /** Of what {@code -encoders}, {@code -decoders} and {@code -hwaccels} print. */
    static Compiled parse(String encoders, String decoders, String hwaccels) {
        Set<String> methods = hwaccels.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.equals(HEADING))
                .collect(Collectors.toSet());
        return new Compiled(coders(encoders), coders(decoders), methods);
    }

    private static Set<String> coders(String list) {
        return CODER.matcher(list)
                .results()
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toSet());
    }
}
