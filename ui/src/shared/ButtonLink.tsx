// The way to another page where it stands among buttons: one thing to the keyboard and to a screen reader, and not a button
// within a link.
import { createLink } from '@tanstack/react-router';
import { Button } from 'antd';

export const ButtonLink = createLink(Button);
