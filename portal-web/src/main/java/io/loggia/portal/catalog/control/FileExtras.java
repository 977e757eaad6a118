package io.loggia.portal.catalog.control;

import io.loggia.domain.LoggiaException;
import io.loggia.domain.MediaId;
import io.loggia.media.probe.Extras;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** Makes captions and chapters of an item from what its file brings. Wants the caller's transaction. */
@ApplicationScoped
public class FileExtras {

    private static final System.Logger LOGGER = System.getLogger(FileExtras.class.getName());

    @Inject
    private MediaGate gate;

    @Inject
    private CaptionTracks captions;

    @Inject
    private Chapters chapters;

    /** @param slides where a look at the film proposes chapters */
    public void take(MediaId media, Extras extras, List<Duration> slides) {
        chapters.found(media, extras.chapters(), slides);
        String usual = gate.find(media).map(MediaRef::language).orElse(null);
        for (Extras.Subtitles track : extras.subtitles()) {
            // A track that tells no language is in that of the item, as most are.
            String language = track.language().isEmpty() ? usual : track.language();
            if (language == null) {
                LOGGER.log(Level.INFO, "Subtitles of {0} tell no language and are left out", media);
                continue;
            }
            try {
                captions.embedded(
                        new CaptionPlace(media, LanguageTag.canonical(language), track.kind()),
                        track.webVtt().getBytes(StandardCharsets.UTF_8));
            } catch (LoggiaException e) {
                LOGGER.log(Level.INFO, "Subtitles of " + media + " cannot be read and are left out", e);
            }
        }
    }
}
