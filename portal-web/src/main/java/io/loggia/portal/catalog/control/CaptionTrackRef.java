package io.loggia.portal.catalog.control;

/**
 * A caption track as other features see it.
 *
 * @param language BCP 47 tag in canonical case
 * @param label the language's name in that language, with a word where it is automatic
 * @param origin {@code uploaded} by somebody, {@code embedded} in the film's own file, {@code edited} here,
 *     {@code estimated}: uploaded as text without times, or {@code automatic} by an engine until somebody has
 *     {@code approved} it
 */
public record CaptionTrackRef(String language, String label, int cues, String origin) {}
