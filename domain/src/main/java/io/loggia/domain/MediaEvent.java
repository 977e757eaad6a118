package io.loggia.domain;

import java.util.List;

/** A fact about a media item that other features act on. Fired inside the transaction that makes it true. */
public sealed interface MediaEvent {

    MediaId mediaId();

    /** All bytes of a new revision lie in storage. */
    record SourceStored(MediaId mediaId, RevisionId revisionId) implements MediaEvent {}

    /** A playable master exists for the revision, or a better one took its place. */
    record Playable(MediaId mediaId, RevisionId revisionId) implements MediaEvent {}

    /** Title, description, tags, language, channel, audience, window state or chapters changed. */
    record DetailsChanged(MediaId mediaId) implements MediaEvent {}

    /** A caption track was added, replaced or removed. */
    record CaptionsChanged(MediaId mediaId) implements MediaEvent {}

    /** The item was put into the trash: from now on nobody sees it. */
    record Trashed(MediaId mediaId, List<RevisionId> revisions) implements MediaEvent {

        public Trashed {
            revisions = List.copyOf(revisions);
        }
    }

    /** The item was taken out of the trash, and is as it was before. */
    record Restored(MediaId mediaId) implements MediaEvent {}

    /** The item is gone; the files of its revisions may go. */
    record Deleted(MediaId mediaId, List<RevisionId> revisions) implements MediaEvent {

        public Deleted {
            revisions = List.copyOf(revisions);
        }
    }
}
