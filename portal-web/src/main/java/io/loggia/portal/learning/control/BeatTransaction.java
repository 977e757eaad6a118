package io.loggia.portal.learning.control;

import io.loggia.portal.learning.control.Beats.Outcome;
import java.util.List;

/** Writes what many players report at once. */
public interface BeatTransaction {

    /**
     * Credits each or refuses it, in a transaction of its own: when this returns, all of it is stored.
     *
     * @return what became of each, in their order
     */
    List<Outcome> credit(List<BeatReport> beats);
}
