package io.loggia.portal.processing.control;

import io.loggia.media.capability.Capabilities;
import io.loggia.media.packaging.SpanEncoder;
import io.loggia.media.plan.LadderSettings.Rung;
import io.loggia.media.plan.Rendition;
import io.loggia.media.plan.Span;
import io.loggia.media.plan.TranscodePath;
import io.loggia.media.plan.TranscodePlan;
import io.loggia.media.plan.TranscodePlanner;
import io.loggia.media.plan.VariantCodec;
import io.loggia.media.probe.MediaInfo;
import io.loggia.portal.catalog.control.RevisionRef;
import io.loggia.portal.catalog.control.Revisions;
import io.loggia.portal.platform.control.MediaStore;
import io.loggia.portal.storage.control.MediaFolders;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.stream.Collectors;

/**
 * Adds HEVC and AV1 to a ladder that plays already: the same qualities beside those in H.264, which are taken along as
 * they are, as is the sound.
 */
@ApplicationScoped
public class Variants {

    @Inject
    private MediaEngine engine;

    @Inject
    private EncoderCapabilities capabilities;

    @Inject
    private MediaStore store;

    @Inject
    private MediaFolders media;

    @Inject
    private AttemptFolders folders;

    @Inject
    private Revisions revisions;

    Result encode(Claim claim, MediaInfo info, Path source, DoubleConsumer progress) throws InterruptedException {
        TranscodePlanner planner = engine.planner();
        Capabilities proven = capabilities.current();
        List<VariantCodec> codecs = planner.variants().stream()
                .filter(codec -> proven.works(codec.encoder()))
                .toList();
        String published = revisions
                .findIfExists(claim.revision())
                .map(RevisionRef::masterFolder)
                .orElse(null);
        List<SpanEncoder.Ready> ready = new ArrayList<>();
        List<Rung> rungs = published == null ? List.of() : made(planner, info, media.folder(published), ready);
        if (published == null || codecs.isEmpty() || rungs.isEmpty()) {
            return new Result.Nothing("No other codec is wanted, or none works on this server.");
        }
        try {
            Path scratch = folders.open(claim);
            SpanEncoder.Work work = new SpanEncoder.Work(
                    source,
                    planner.spans(info, SpanEncoder.SEGMENTS),
                    span -> planner.variants(info, codecs, rungs, span),
                    Variants::noSound,
                    folders.kept(claim),
                    planner.segmentSeconds(info),
                    ready);
            engine.spanEncoder().run(work, scratch, progress);
            String key = claim.key("renditions");
            store.move(scratch, key);
            return new Result.Packaged(key, note(planner, codecs), null, published);
        } finally {
            folders.close(claim);
        }
    }

    /** The rungs that the ladder has, since some were not worth making; what is made of them and of the sound is ready. */
    private static List<Rung> made(
            TranscodePlanner planner, MediaInfo info, Path presentation, List<SpanEncoder.Ready> ready) {
        List<Rung> rungs = new ArrayList<>();
        for (Rung rung : planner.rungs(info)) {
            Rendition rendition = planner.pictures(
                            info, TranscodePath.software(Capabilities.UNTRIED.software()), List.of(rung), Span.WHOLE)
                    .renditions()
                    .getFirst();
            SpanEncoder.Ready one = new SpanEncoder.Ready(rendition, presentation);
            if (one.isThere()) {
                rungs.add(rung);
                ready.add(one);
            }
        }
        planner.sound(info, List.of()).renditions().stream()
                .map(rendition -> new SpanEncoder.Ready(rendition, presentation))
                .filter(SpanEncoder.Ready::isThere)
                .forEach(ready::add);
        return rungs;
    }

    private static TranscodePlan noSound() {
        return new TranscodePlan(List.of(), List.of(), List.of(), Duration.ZERO, true, false);
    }

    private static @org.jspecify.annotations.Nullable String note(TranscodePlanner planner, List<VariantCodec> codecs) {
        String missing = planner.variants().stream()
                .filter(codec -> !codecs.contains(codec))
                .map(VariantCodec::name)
                .collect(Collectors.joining(", "));
        return missing.isEmpty() ? null : "Without " + missing + ", for which no encoder works on this server.";
    }
}
