package io.loggia.portal.processing.control;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.RevisionId;
import io.loggia.media.plan.LadderSettings;
import io.loggia.media.plan.LadderSettings.Rung;
import io.loggia.media.plan.PathChoice;
import io.loggia.media.plan.TranscodePlanner;
import io.loggia.media.plan.TranscodePlanner.Offer;
import io.loggia.media.plan.VariantCodec;
import io.loggia.media.probe.Container;
import io.loggia.media.probe.MediaInfo;
import io.loggia.media.probe.VideoStream;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a ladder would make of a source, without making it. */
@ApplicationScoped
public class LadderPreview {

    @Inject
    private MediaEngine engine;

    @Inject
    private TranscodingSetup setup;

    @Inject
    private ProvenPaths paths;

    @Inject
    private Originals originals;

    /** @param video null for sound alone, of which no qualities are made */
    public record Preview(
            @Nullable VideoStream video,
            List<Offer> offers,
            @Nullable PathChoice path) {}

    /**
     * @param rungs null for those in force
     * @param variants null for those in force
     */
    public Preview of(VideoStream video, @Nullable List<Rung> rungs, @Nullable List<VariantCodec> variants) {
        return preview(new MediaInfo(Container.MP4, Duration.ofMinutes(10), video, List.of()), rungs, variants);
    }

    /**
     * Of the file that was uploaded; looks at it again.
     *
     * @throws LoggiaException {@link ErrorCode#NOT_FOUND} when it is no longer there
     */
    public Preview of(RevisionId revision, @Nullable List<Rung> rungs, @Nullable List<VariantCodec> variants)
            throws InterruptedException {
        return preview(engine.prober().probe(originals.require(revision)), rungs, variants);
    }

    private Preview preview(MediaInfo info, @Nullable List<Rung> rungs, @Nullable List<VariantCodec> variants) {
        LadderSettings inForce = setup.read().ladder();
        LadderSettings ladder =
                inForce.with(rungs == null ? inForce.rungs() : rungs, variants == null ? inForce.variants() : variants);
        TranscodePlanner planner = new TranscodePlanner(ladder);
        List<Offer> offers = planner.offers(info);
        VideoStream video = info.video();
        return new Preview(
                video,
                offers,
                video == null ? null : paths.preview(video, planner.rungs(info).size()));
    }
}
