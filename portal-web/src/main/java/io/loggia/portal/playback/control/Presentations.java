package io.loggia.portal.playback.control;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.MediaId;
import io.loggia.domain.RevisionId;
import io.loggia.media.packaging.Packager;
import io.loggia.portal.catalog.control.Revisions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an item was made into, as players name it. One that was replaced, by a better one or with the item's file, is kept
 * for a while, so that whoever plays it comes to its end.
 */
@ApplicationScoped
public class Presentations {

    private static final Pattern SHAPE =
            Pattern.compile("renditions/(?<revision>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/[a-z]+-[0-9]{1,9}");

    @Inject
    private Revisions revisions;

    @Inject
    private MediaFiles files;

    /**
     * The folder that a player names, if it is the item's and still there. Whether the item may be seen is asked
     * elsewhere.
     *
     * @throws LoggiaException {@link ErrorCode#INVALID_REQUEST} when it names none of ours
     */
    public Optional<String> stillThere(MediaId media, @Nullable String presentation) {
        if (presentation == null) {
            return Optional.empty();
        }
        Matcher shape = SHAPE.matcher(presentation);
        if (!shape.matches()) {
            throw new LoggiaException(
                    ErrorCode.INVALID_REQUEST, "A presentation is named as the playback before named it.");
        }
        return revisions
                .findIfExists(RevisionId.parse(shape.group("revision")))
                .filter(revision -> revision.media().equals(media))
                .map(revision -> presentation)
                .filter(folder -> files.exists(folder, Packager.MASTER));
    }
}
