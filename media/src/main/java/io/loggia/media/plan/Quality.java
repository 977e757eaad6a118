package io.loggia.media.plan;

import io.loggia.media.capability.Encoder;
import io.loggia.media.plan.LadderSettings.Rung;
import io.loggia.media.probe.VideoStream;
import java.util.List;

/** A rung, the encoder that makes it, and what comes of it. */
record Quality(Encoder encoder, Rung rung, Rendition.Video rendition) {

    private static final int FAST_FROM_LINES = 720;

    static List<Quality> ladder(VideoStream video, Encoder encoder, List<Rung> rungs) {
        return rungs.stream()
                .map(rung -> new Quality(encoder, rung, rendition(video, rung, "")))
                .toList();
    }

    static Quality variant(VideoStream video, VariantCodec codec, Rung rung) {
        Encoder encoder = codec.encoder();
        return new Quality(encoder, codec.like(rung), rendition(video, rung, "-" + encoder.codec()));
    }

    private static Rendition.Video rendition(VideoStream video, Rung rung, String suffix) {
        FrameRate rate = FrameRate.of(video.framesPerSecond());
        PictureSize size = PictureSize.of(video.displayWidth(), video.displayHeight(), rung.lines());
        boolean halved = rate.isFast() && rung.lines() < FAST_FROM_LINES;
        return new Rendition.Video(
                "v" + rung.lines() + suffix, size.width(), size.height(), rate.perSecond() / (halved ? 2 : 1));
    }

    /** Whether it takes every other picture. */
    boolean isHalved(FrameRate rate) {
        return rendition.framesPerSecond() < rate.perSecond();
    }
}
