package io.loggia.portal.processing.control;

import io.loggia.domain.Cue;
import io.loggia.media.probe.Extras;
import io.loggia.media.probe.MediaInfo;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an attempt brought, to be published if the attempt still counts. */
public sealed interface Result {

    /** Something worth telling although it went well. */
    default @Nullable String note() {
        return null;
    }

    record Probed(MediaInfo info) implements Result {}

    /**
     * Something to play.
     *
     * @param key of the folder with the master playlist
     * @param length of what there is, where that is not what the file claims
     * @param base key of what it adds to, and is to replace; null for what stands by itself
     */
    record Packaged(
            String key,
            @Nullable String note,
            @Nullable Duration length,
            @Nullable String base) implements Result {

        Packaged(String key, @Nullable String note) {
            this(key, note, null, null);
        }
    }

    /** There was nothing to do. */
    record Nothing(String note) implements Result {}

    /** What is spoken, by an engine. */
    record Spoken(String language, List<Cue> cues) implements Result {

        public Spoken {
            cues = List.copyOf(cues);
        }
    }

    /** What stands on the slides that a film shows. */
    record Slides(List<Cue> pages) implements Result {

        public Slides {
            pages = List.copyOf(pages);
        }
    }

    /**
     * Pictures, and what was found on the way.
     *
     * @param key of the folder with the pictures
     * @param slides where chapters may begin
     */
    record Pictured(String key, Extras extras, List<Duration> slides) implements Result {

        public Pictured {
            slides = List.copyOf(slides);
        }

        @Override
        public @Nullable String note() {
            return extras.note().orElse(null);
        }
    }
}
