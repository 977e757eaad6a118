package io.loggia.portal.catalog.control;

import io.loggia.domain.MediaId;
import io.loggia.domain.Viewer;
import io.loggia.portal.platform.control.MediaUrls;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Signed addresses of the pictures made of a revision. The caller has decided that the viewer may see the item. */
@ApplicationScoped
public class Stills {

    @Inject
    private MediaUrls urls;

    /** Empty until the pictures are made. */
    public Optional<String> poster(Viewer viewer, MediaId media, @Nullable RevisionRef file) {
        return url(viewer, media, file == null ? null : file.posterFolder(), "poster.jpg");
    }

    /** A WebVTT file whose cues name parts of pictures; empty until the pictures are made. */
    public Optional<String> storyboard(Viewer viewer, MediaId media, @Nullable RevisionRef file) {
        return url(viewer, media, file == null ? null : file.stillsFolder(), "storyboard.vtt");
    }

    private Optional<String> url(Viewer viewer, MediaId media, @Nullable String folder, String name) {
        return folder == null ? Optional.empty() : Optional.of(urls.url(viewer, media, folder, name));
    }
}
