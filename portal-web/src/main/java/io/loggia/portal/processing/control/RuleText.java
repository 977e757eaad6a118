package io.loggia.portal.processing.control;

import io.loggia.media.capability.Encoder;
import io.loggia.media.plan.PathRules.Rule;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Rules as {@code H264_NVENC=FORBIDDEN,H264_QSV=FORCED}; what is not named is left to choose. */
final class RuleText {

    private RuleText() {}

    static String of(Map<Encoder, Rule> rules) {
        return rules.entrySet().stream()
                .filter(entry -> entry.getValue() != Rule.AUTO)
                .sorted(Comparator.comparing(Map.Entry::getKey))
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(","));
    }

    /** Of encoders that this release no longer knows, nothing is said. */
    static Map<Encoder, Rule> parse(String text) {
        Map<Encoder, Rule> rules = new EnumMap<>(Encoder.class);
        for (String one : Arrays.asList(text.split(",", -1))) {
            int sign = one.indexOf('=');
            Arrays.stream(Encoder.values())
                    .filter(encoder -> sign > 0 && encoder.name().equals(one.substring(0, sign)))
                    .forEach(encoder -> rules.put(encoder, Rule.valueOf(one.substring(sign + 1))));
        }
        return rules;
    }
}
