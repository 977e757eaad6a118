package io.loggia.portal.playback.control;

import io.loggia.domain.RevisionId;
import io.loggia.portal.platform.control.Grant;
import java.util.Optional;

/** Whether a file may still be taken along; asked anew each time. A port, because bytes travel outside of transactions. */
public interface DownloadRights {

    /** @return what the file is to be called, without its ending; empty when it may not */
    Optional<Named> named(Grant grant, RevisionId revision);

    /**
     * What people know the file by.
     *
     * @param fileName of the uploaded file
     */
    record Named(String title, String fileName) {}
}
