package io.loggia.portal.admin.control;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.media.capability.Encoder;
import io.loggia.media.plan.LadderSettings.Rung;
import io.loggia.media.plan.PathRules.Rule;
import io.loggia.media.plan.VariantCodec;
import io.loggia.portal.audit.control.AuditLog;
import io.loggia.portal.audit.control.AuditLog.Subject;
import io.loggia.portal.identity.control.CurrentViewer;
import io.loggia.portal.processing.control.TranscodingSetup;
import io.loggia.portal.processing.control.TranscodingSetup.Setup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Changes to how media is encoded by an admin: written down, and in force within seconds. */
@ApplicationScoped
public class TranscodingChanges {

    private static final Subject TRANSCODING = new Subject("transcoding", null, null);

    @Inject
    private TranscodingSetup setup;

    @Inject
    private AuditLog audit;

    @Inject
    private CurrentViewer current;

    /** @param rules by the encoders' names */
    public Setup paths(int version, Map<String, Rule> rules, boolean decoding, boolean loudness) {
        Setup before = setup.read();
        Map<Encoder, Rule> known = new EnumMap<>(Encoder.class);
        rules.forEach((name, rule) -> known.put(encoder(name), rule));
        boolean nothingLeft = Arrays.stream(Encoder.values())
                .filter(encoder -> encoder.isOfLadder() && !encoder.isHardware())
                .allMatch(encoder -> known.get(encoder) == Rule.FORBIDDEN);
        if (nothingLeft) {
            throw new LoggiaException(
                    ErrorCode.INVALID_REQUEST,
                    "Software is what remains when hardware fails; one of it must be allowed.");
        }
        Setup after = setup.changePaths(version, known, decoding, loudness, name());
        write("transcoding.changed", before, after);
        return after;
    }

    public Setup ladder(int version, List<Rung> rungs, List<VariantCodec> variants) {
        Setup before = setup.read();
        Setup after = setup.changeLadder(version, rungs, variants, name());
        write("ladder.changed", before, after);
        return after;
    }

    private static Encoder encoder(String name) {
        return Arrays.stream(Encoder.values())
                .filter(one -> one.isOfLadder() && one.ffmpegName().equals(name))
                .findFirst()
                .orElseThrow(() -> new LoggiaException(
                        ErrorCode.INVALID_REQUEST, "There is no such encoder that ladders are made with."));
    }

    private void write(String action, Setup before, Setup after) {
        Difference difference = Difference.between(state(before), state(after));
        if (!difference.isEmpty()) {
            audit.byCaller(action, TRANSCODING, difference.before(), difference.after());
        }
    }

    private static Map<String, @Nullable Object> state(Setup setup) {
        Map<String, @Nullable Object> state = new LinkedHashMap<>();
        state.put(
                "encoders",
                Arrays.stream(Encoder.values())
                        .filter(encoder -> setup.rules().of(encoder) != Rule.AUTO)
                        .map(encoder ->
                                encoder.ffmpegName() + ": " + setup.rules().of(encoder))
                        .toList());
        state.put("decoding", setup.rules().decoding());
        state.put("loudness", setup.loudness());
        state.put(
                "rungs",
                setup.rungs().stream()
                        .map(rung -> rung.lines() + " lines, quality " + rung.quality() + ", " + rung.maxBitsPerSecond()
                                + " bit/s")
                        .toList());
        state.put("variants", setup.variants().stream().map(VariantCodec::name).toList());
        return state;
    }

    private String name() {
        return current.viewer().name();
    }
}
