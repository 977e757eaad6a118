package io.loggia.portal.search.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Words of the house in one language. */
@Entity
@Table(name = "search_words")
public class HouseWords {

    @Id
    private String language;

    @Column(name = "stop_words")
    private String stopWords = "";

    private String synonyms = "";

    private int version;

    @Column(name = "changed_by")
    private @Nullable String changedBy;

    @Column(name = "changed_at")
    private @Nullable Instant changedAt;

    protected HouseWords() {
        this("");
    }

    public HouseWords(String language) {
        this.language = language;
    }

    public String language() {
        return language;
    }

    public String stopWords() {
        return stopWords;
    }

    public String synonyms() {
        return synonyms;
    }

    public int version() {
        return version;
    }

    public @Nullable String changedBy() {
        return changedBy;
    }

    public @Nullable Instant changedAt() {
        return changedAt;
    }

    public void change(String fillers, String lines, String by, Instant now) {
        stopWords = fillers;
        synonyms = lines;
        version++;
        changedBy = by;
        changedAt = now;
    }
}
