package io.loggia.portal.platform.control;

import java.util.Optional;

/** Whether media come from somewhere else, which the page's policy must then let in. */
public interface OutsideMedia {

    /** Scheme and host of a CDN that delivers at present. */
    Optional<String> origin();
}
