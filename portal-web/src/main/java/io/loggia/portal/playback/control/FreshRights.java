package io.loggia.portal.playback.control;

import io.loggia.domain.MediaId;
import io.loggia.domain.RevisionId;
import java.util.UUID;

/**
 * Asks the database itself. A port, because it takes a transaction of its own: outside of one, the container answers a
 * second look within the same request from what the first look read, and a long answer would never learn of a change.
 */
public interface FreshRights {

    /** Whether the session lives and its person may see the item now. */
    boolean maySee(UUID sessionId, MediaId media);

    /** Whether the item is shown to anybody now, and the revision is one of its own. */
    boolean isOpen(MediaId media, RevisionId revision);
}
