package io.loggia.media.plan;

import io.loggia.media.capability.Capabilities;
import io.loggia.media.capability.Device;
import io.loggia.media.capability.Encoder;
import io.loggia.media.capability.EncoderStatus;
import io.loggia.media.capability.Place;
import io.loggia.media.capability.Reason;
import io.loggia.media.capability.SourceFormat;
import io.loggia.media.capability.Why;
import io.loggia.media.plan.PathChoice.PassedOver;
import io.loggia.media.plan.PathRules.Rule;
import io.loggia.media.probe.VideoStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Chooses where a film is decoded and where it is encoded, from what was proven, what was ruled, and what the film is.
 * Pure.
 */
public final class PathChooser {

    private final Capabilities capabilities;
    private final PathRules rules;
    private final Predicate<Place> broken;

    /** @param broken what failed lately and has not recovered */
    public PathChooser(Capabilities capabilities, PathRules rules, Predicate<Place> broken) {
        this.capabilities = capabilities;
        this.rules = rules;
        this.broken = broken;
    }

    /** @param qualities that one process encodes at a time; each takes a session of the encoder */
    public PathChoice choose(@Nullable VideoStream video, int qualities) {
        List<PassedOver> passedOver = new ArrayList<>();
        for (Encoder encoder : inOrder()) {
            Why against = against(encoder);
            List<EncoderStatus> fit = List.of();
            if (against == null) {
                fit = usable(encoder).toList();
                against = fit.isEmpty() ? whyNone(encoder) : null;
            }
            if (against == null && encoder.isHardware()) {
                List<EncoderStatus> roomy =
                        fit.stream().filter(one -> one.sessions() >= qualities).toList();
                against = roomy.isEmpty() ? tooFew(fit, qualities) : null;
                fit = roomy;
            }
            if (against == null) {
                return chosen(encoder, fit, video, passedOver);
            }
            passedOver.add(new PassedOver(encoder, against));
        }
        // Nothing was tried, or all that is left was forbidden: software is what there always is.
        return software(capabilities.software(), video, passedOver, Why.of(Reason.NOTHING_ELSE));
    }

    private List<Encoder> inOrder() {
        return Arrays.stream(Encoder.values())
                .filter(Encoder::isOfLadder)
                .sorted(Comparator.comparing(encoder -> rules.of(encoder) != Rule.FORCED))
                .toList();
    }

    private @Nullable Why against(Encoder encoder) {
        if (encoder.isHardware() && !rules.hardware()) {
            return Why.of(Reason.HARDWARE_OFF);
        }
        return rules.of(encoder) == Rule.FORBIDDEN ? Why.of(Reason.FORBIDDEN) : null;
    }

    private java.util.stream.Stream<EncoderStatus> usable(Encoder encoder) {
        return capabilities.encoders().stream()
                .filter(one -> one.encoder() == encoder && one.works() && !broken.test(one.place()));
    }

    private Why whyNone(Encoder encoder) {
        if (capabilities.works(encoder)) {
            return Why.of(Reason.FAILED_IN_A_JOB);
        }
        return capabilities.encoders().stream()
                .filter(one -> one.encoder() == encoder)
                .map(EncoderStatus::reason)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(() -> Why.of(Reason.NOT_TRIED));
    }

    private static Why tooFew(List<EncoderStatus> fit, int qualities) {
        int most = fit.stream().mapToInt(EncoderStatus::sessions).max().orElse(0);
        return Why.of(
                Reason.TOO_FEW_SESSIONS, "sessions", Integer.toString(most), "qualities", Integer.toString(qualities));
    }

    private PathChoice chosen(
            Encoder encoder, List<EncoderStatus> fit, @Nullable VideoStream video, List<PassedOver> passedOver) {
        Why why = rules.of(encoder) == Rule.FORCED
                ? Why.of(Reason.FORCED)
                : passedOver.isEmpty() ? Why.of(Reason.FIRST) : Why.of(Reason.FIRST_LEFT);
        if (!encoder.isHardware()) {
            return software(encoder, video, passedOver, why);
        }
        List<TranscodePath> paths = new ArrayList<>();
        for (EncoderStatus status : fit) {
            Device device = status.device();
            boolean decodes = device != null
                    && format(video)
                            .filter(format -> capabilities.decodes(device, format))
                            .isPresent();
            boolean inPlace = decodes && status.inPlace() && staysPut(video);
            paths.add(new TranscodePath(encoder, status.profile(), device, decodes, inPlace));
        }
        int sessions = fit.stream().mapToInt(EncoderStatus::sessions).min().orElse(0);
        return new PathChoice(paths, sessions, why, passedOver);
    }

    /** A device that encodes nothing may still decode, as those in computing centres do. */
    private PathChoice software(Encoder encoder, @Nullable VideoStream video, List<PassedOver> passedOver, Why why) {
        List<TranscodePath> paths = format(video).stream()
                .flatMap(
                        format -> capabilities.decoders().stream().filter(one -> one.format() == format && one.works()))
                .map(one -> new TranscodePath(encoder, one.device(), true, false))
                .filter(path -> !broken.test(path.place()))
                .toList();
        return new PathChoice(paths.isEmpty() ? List.of(TranscodePath.software(encoder)) : paths, 0, why, passedOver);
    }

    /** What a device may be asked to decode; fields of interlaced pictures are left to software. */
    private Optional<SourceFormat> format(@Nullable VideoStream video) {
        return video == null || video.interlaced() || !rules.hardware() || !rules.decoding()
                ? Optional.empty()
                : SourceFormat.of(video);
    }

    /** Turning, bringing to other colours and counting down bits are done by software, so such pictures are fetched. */
    private static boolean staysPut(@Nullable VideoStream video) {
        return video != null
                && video.rotationDegrees() == 0
                && FilterGraph.isNormal(video)
                && SourceFormat.of(video).filter(format -> !format.isTenBit()).isPresent();
    }
}
