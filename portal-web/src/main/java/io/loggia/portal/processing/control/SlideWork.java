package io.loggia.portal.processing.control;

import io.loggia.domain.Cue;
import io.loggia.media.ocr.LanguageData;
import io.loggia.media.probe.MediaInfo;
import io.loggia.media.still.SlideChanges.Page;
import io.loggia.portal.catalog.control.MediaGate;
import io.loggia.portal.catalog.control.MediaRef;
import io.loggia.portal.catalog.control.RevisionRef;
import io.loggia.portal.catalog.control.Revisions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.function.DoubleConsumer;

/** Reads the text off the slides that a film shows. */
@ApplicationScoped
public class SlideWork {

    /** Looking through a film takes about so much of the time that reading it takes. */
    private static final double LOOKED = 0.2;

    @Inject
    private MediaEngine engine;

    @Inject
    private AttemptFolders folders;

    @Inject
    private SlideData setUp;

    @Inject
    private MediaGate gate;

    @Inject
    private Revisions revisions;

    Result read(Claim claim, MediaInfo info, Path source, DoubleConsumer progress) throws InterruptedException {
        LanguageData data = setUp.find().orElse(null);
        if (data == null) {
            return new Result.Nothing("There is no language data to read slides with.");
        }
        String spoken = revisions
                .findIfExists(claim.revision())
                .map(RevisionRef::media)
                .flatMap(gate::find)
                .map(MediaRef::language)
                .orElse(null);
        String languages = data.toReadIn(spoken);
        if (languages.isEmpty()) {
            return new Result.Nothing("There is no language data for its language (" + spoken + ").");
        }
        Path scratch = folders.open(claim);
        try {
            List<Page> pages = engine.slideWatch().pages(info, source, scratch);
            progress.accept(LOOKED);
            if (pages.isEmpty()) {
                return new Result.Nothing("It shows no slides.");
            }
            List<Cue> read = engine.slideReader(data)
                    .read(
                            info,
                            source,
                            pages,
                            languages,
                            scratch,
                            share -> progress.accept(LOOKED + (1 - LOOKED) * share));
            return new Result.Slides(read);
        } finally {
            folders.close(claim);
        }
    }
}
