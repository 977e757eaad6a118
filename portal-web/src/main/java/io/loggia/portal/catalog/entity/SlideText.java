package io.loggia.portal.catalog.entity;

import io.loggia.domain.Cue;
import io.loggia.domain.RevisionId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.util.UUID;

/** What is new on a page that a film shows. */
@Entity
@Table(name = "slide_text")
public class SlideText {

    @Id
    private UUID id;

    @Column(name = "revision_id")
    private UUID revisionId;

    @Column(name = "start_ms")
    private long startMs;

    @Column(name = "end_ms")
    private long endMs;

    private String words;

    protected SlideText() {}

    public SlideText(RevisionId revision, Cue page) {
        this.id = UUID.randomUUID();
        this.revisionId = revision.value();
        this.startMs = page.start().toMillis();
        this.endMs = page.end().toMillis();
        this.words = page.text();
    }

    /** While it is shown. */
    public Cue page() {
        return new Cue(Duration.ofMillis(startMs), Duration.ofMillis(endMs), null, words);
    }
}
