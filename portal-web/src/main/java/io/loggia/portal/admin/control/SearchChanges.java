package io.loggia.portal.admin.control;

import io.loggia.domain.MediaId;
import io.loggia.portal.audit.control.AuditLog;
import io.loggia.portal.audit.control.AuditLog.Subject;
import io.loggia.portal.catalog.control.ChangeLog;
import io.loggia.portal.identity.control.CurrentViewer;
import io.loggia.portal.search.control.RebuildCalls;
import io.loggia.portal.search.control.SearchWords;
import io.loggia.portal.search.control.SearchWords.Words;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Changes to search by an admin: written down, and in force on all servers within seconds. */
@ApplicationScoped
public class SearchChanges {

    private static final int LONGEST = 1_000;

    @Inject
    private SearchWords words;

    @Inject
    private RebuildCalls calls;

    @Inject
    private ChangeLog log;

    @Inject
    private AuditLog audit;

    @Inject
    private CurrentViewer current;

    public void words(String language, int version, List<String> stopWords, List<List<String>> synonyms) {
        Words before = words.change(
                language, version, stopWords, synonyms, current.viewer().name());
        Words after = words.all().stream()
                .filter(kept -> kept.language().equals(language))
                .findFirst()
                .orElse(before);
        words.refresh();
        Subject subject = new Subject("search", language.isEmpty() ? "all" : language, null);
        audit.byCaller("search.words-changed", subject, text(before), text(after));
    }

    public void rebuild() {
        calls.call();
        audit.byCaller("search.rebuild-started", new Subject("search", null, null), null, null);
    }

    /** Has every server try once more to put the item into its index. */
    public void tryAgain(MediaId media) {
        log.append(media);
    }

    private static String text(Words words) {
        String text = "stop words: " + words.stopWords() + ", synonyms: " + words.synonyms();
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
