package io.loggia.portal.search.boundary;

import io.loggia.portal.catalog.control.ChangeLog;
import io.loggia.portal.search.control.AskedQueries;
import io.loggia.portal.search.control.PopularQueries;
import io.loggia.portal.search.control.RebuildCalls;
import io.loggia.portal.search.control.SearchConfig;
import io.loggia.portal.search.control.SearchWords;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import org.eclipse.microprofile.config.inject.ConfigProperties;

/** What search does beside requests with the database, each in a transaction of its own. */
@ApplicationScoped
@Transactional(TxType.REQUIRES_NEW)
public class SearchTransactions {

    @Inject
    private SearchWords words;

    @Inject
    private AskedQueries asked;

    @Inject
    private PopularQueries popular;

    @Inject
    private RebuildCalls calls;

    @Inject
    private ChangeLog log;

    @Inject
    @ConfigProperties
    private SearchConfig config;

    void refreshWords() {
        words.refresh();
    }

    void writeAsked() {
        asked.write();
    }

    void refreshPopular() {
        asked.forgetOld();
        popular.refresh();
    }

    /** @return whether there is more to prune */
    boolean pruneChanges() {
        return log.prune(config.keepChanges);
    }

    /** Whether admins have asked for a rebuild since the last time that this was asked. */
    boolean isRebuildAsked() {
        return calls.isNew();
    }
}
