package io.loggia.portal.roster.control;

/** What is wrong with a line of a list, in words. */
public record ImportProblem(int line, String words) {}
