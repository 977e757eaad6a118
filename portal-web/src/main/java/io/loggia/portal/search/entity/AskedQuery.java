package io.loggia.portal.search.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/** What one person searched for, however often. Most of it is read by counting alone. */
@SuppressWarnings("UnusedVariable")
@Entity
@Table(name = "search_asked")
public class AskedQuery {

    private static final int LONGEST = 200;

    @Id
    private UUID id;

    @Column(name = "person_id")
    private UUID personId;

    private String text;

    private String sought;

    private int found;

    private int times;

    @Column(name = "last_at")
    private Instant lastAt;

    protected AskedQuery() {
        this(new UUID(0, 0), "");
    }

    public AskedQuery(UUID person, String text) {
        this.id = id(person, text);
        this.personId = person;
        this.text = text;
        this.sought = sought(text);
        this.lastAt = Instant.EPOCH;
    }

    /** The same words of the same person have the same id on every server. */
    public static UUID id(UUID person, String text) {
        return UUID.nameUUIDFromBytes((person + " " + sought(text)).getBytes(StandardCharsets.UTF_8));
    }

    /** What was typed without what does not matter to it. */
    public static String plain(String typed) {
        String spaced = typed.strip().replaceAll("\\s+", " ");
        return spaced.length() <= LONGEST
                ? spaced
                : spaced.substring(0, spaced.offsetByCodePoints(0, LONGEST / 2)).strip();
    }

    private static String sought(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return lower.length() <= LONGEST ? lower : lower.substring(0, LONGEST);
    }

    public String text() {
        return text;
    }

    public void again(String spelled, int items, Instant now) {
        text = spelled;
        found = items;
        times++;
        lastAt = now;
    }
}
