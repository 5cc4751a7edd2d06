"""The frames of giving in English: what each form of verb, noun or line states."""
