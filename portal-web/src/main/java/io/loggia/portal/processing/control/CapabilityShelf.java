package io.loggia.portal.processing.control;

import java.util.Optional;

/** Where what was proven outlives the server. Each call is a transaction of its own. */
public interface CapabilityShelf {

    /** What was kept for the server of that name, if it holds for the same as now. */
    Optional<String> find(String node, String holdsFor);

    void keep(String node, String holdsFor, String result);
}
