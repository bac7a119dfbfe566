package dev.countersign.evidence.notice;

/** Who must know of sealed evidence. */
interface Oversight {
  /** Returns once oversight has said that it knows; throws whatever was in the way. */
  void tell(SealedNotice notice);

  /** Returns once oversight has said that it knows what became of sealed bytes. */
  void alarm(DamageNotice notice);
}
